"""Executes a notebook and writes it as HTML: called by `run`."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert.exporters import HTMLExporter

LONGEST_CELL_SECONDS = 900

# Rows are an attacker's words. The notebooks escape them; if one should not, the page still runs and loads nothing.
PAGE = """{% extends 'lab/index.html.j2' %}
{% block html_head_js %}
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
{% endblock %}
{% block html_head_js_mathjax %}{% endblock %}
{% block html_head_css %}<style>td { overflow-wrap: anywhere; }</style>{% endblock %}
"""


def execute(notebook, page):
    cells = nbformat.read(notebook, as_version=4)
    surroundings = {"metadata": {"path": str(notebook.parent)}}
    try:
        NotebookClient(
            cells, timeout=LONGEST_CELL_SECONDS, kernel_name="python3", resources=surroundings
        ).execute()
    except CellExecutionError as failed:
        # What the reader can put right is a sentence; anything else is a fault, told with where it is.
        sys.exit(failed.evalue if failed.ename == "Problem" else str(failed))
    exporter = HTMLExporter(raw_template=PAGE, sanitize_html=True)
    html, _ = exporter.from_notebook_node(cells, {"metadata": {"name": notebook.stem}})
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(html, encoding="utf-8")
    for output in cells.cells[-1].outputs:
        if output.output_type == "stream" and output.name == "stdout":
            print(output.text, end="")
    print(f"The page is {page}", file=sys.stderr)


if __name__ == "__main__":
    execute(Path(sys.argv[1]), Path(sys.argv[2]))
