/** Alerts in plain Java: evidence, alert types, scores, and JSON. */
package io.roguedns.alert;
