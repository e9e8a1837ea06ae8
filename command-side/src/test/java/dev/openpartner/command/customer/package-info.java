/** Tests of customers as they are kept. */
@NullMarked
package dev.openpartner.command.customer;

import org.jspecify.annotations.NullMarked;
