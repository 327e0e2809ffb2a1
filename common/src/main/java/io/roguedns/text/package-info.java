/** Text that devices choose: how much of it is kept, and what of it is safe to show. */
package io.roguedns.text;
