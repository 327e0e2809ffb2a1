/**
 * Alerts: findings become evidence, evidence matches patterns, and what matches is put together by
 * device, put in context, scored and told, once and then as it changes. The patterns over one
 * signal's evidence are in the signals' rooms; those across signals and devices are here. What is
 * decided is plain Java, see {@link io.roguedns.detection.alert.ContextRules} and {@link
 * io.roguedns.detection.alert.OpenAlert}; operators only add time and state.
 */
package io.roguedns.detection.alert;
