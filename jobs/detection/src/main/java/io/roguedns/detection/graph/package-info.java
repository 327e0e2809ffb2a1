/** The whole graph, on one page: {@link io.roguedns.detection.graph.DetectionGraph}. */
package io.roguedns.detection.graph;
