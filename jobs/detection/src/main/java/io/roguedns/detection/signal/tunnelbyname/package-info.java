/**
 * Signal {@code tunnel-by-name}: names that carry data.
 *
 * <p>A tunnel must query new names, since a cache answers repeated ones, and these names carry its
 * data. So the signal measures the information in the distinct names of a device, in three scopes:
 *
 * <ul>
 *   <li>under one registered domain within an hour;
 *   <li>under one registered domain within a day, for slow tunnels and polling;
 *   <li>at one resolver within an hour, for tunnels over many domains or without one.
 * </ul>
 *
 * {@link io.roguedns.detection.signal.tunnelbyname.NamesDecision} decides, {@link
 * io.roguedns.detection.signal.tunnelbyname.TunnelByName} is the pipeline. The seed query has no
 * names, so the signal doesn't exist in {@code kql}.
 */
package io.roguedns.detection.signal.tunnelbyname;
