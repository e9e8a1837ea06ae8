/** Tests of erasing people. */
@NullMarked
package dev.openpartner.command.privacy.erasure;

import org.jspecify.annotations.NullMarked;
