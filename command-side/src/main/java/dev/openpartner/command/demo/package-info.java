/** Which demo programs there are: tenants of their own that show what a program looks like after three months. */
@NullMarked
package dev.openpartner.command.demo;

import org.jspecify.annotations.NullMarked;
