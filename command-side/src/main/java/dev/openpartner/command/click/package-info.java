/**
 * The command side of clicks: recorded by the router or reported from elsewhere, claimed by customers, flagged as fraud.
 */
@NullMarked
package dev.openpartner.command.click;

import org.jspecify.annotations.NullMarked;
