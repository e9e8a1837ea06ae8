/** Tests of erasing people. */
@NullMarked
package dev.openpartner.command.erasure;

import org.jspecify.annotations.NullMarked;
