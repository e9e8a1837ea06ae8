/** Submissions that were refused for their body, and their second chance. */
@NullMarked
package dev.openpartner.console.rejected;

import org.jspecify.annotations.NullMarked;
