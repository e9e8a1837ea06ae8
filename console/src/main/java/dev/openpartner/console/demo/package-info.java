/** The demo program: an admin loads one, visits it, and removes it. */
@NullMarked
package dev.openpartner.console.demo;

import org.jspecify.annotations.NullMarked;
