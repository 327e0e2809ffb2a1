/**
 * Results as files. A bounded run writes sorted files into a staging directory, which is given its
 * final names only after the job has succeeded; a live run writes files that it commits with its
 * checkpoints.
 */
package io.roguedns.detection.output.files;
