/** Text from devices: truncation, and safe output. */
package io.roguedns.text;
