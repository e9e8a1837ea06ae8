/** Tests of recalls in the background. */
@NullMarked
package dev.openpartner.command.recall;

import org.jspecify.annotations.NullMarked;
