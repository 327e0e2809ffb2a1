/**
 * Signal {@code tunnel-by-name}: names that carry data.
 *
 * <p>A tunnel must ask names that nobody asked before, or the answers come out of a cache, and it
 * must put what it carries into them. So what is measured is the information in the distinct names
 * that a device asks, by three scopes:
 *
 * <ul>
 *   <li>under one registered domain within an hour;
 *   <li>under one registered domain within a day, for what is slow, and the steadiness of its
 *       polls;
 *   <li>of one resolver within an hour, for what spreads over many domains or has none.
 * </ul>
 *
 * {@link io.roguedns.detection.signal.tunnelbyname.NamesDecision} decides, {@link
 * io.roguedns.detection.signal.tunnelbyname.TunnelByName} is the pipeline. The query that the
 * project began with knows no names, so that there is no {@code kql} of it.
 */
package io.roguedns.detection.signal.tunnelbyname;
