/**
 * Alerts: what a person is woken for. Here is what is decided of them in plain Java: what evidence
 * is put together from findings, which patterns there are, how they are scored, and their JSON.
 */
package io.roguedns.alert;
