/**
 * Where results go. A bounded run writes sorted files into a staging directory, which is given its
 * final names only after the job has succeeded.
 */
package io.roguedns.detection.sink;
