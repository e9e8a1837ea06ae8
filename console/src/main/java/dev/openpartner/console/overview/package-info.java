/** The first page: how the program does, and what needs attention. */
@NullMarked
package dev.openpartner.console.overview;

import org.jspecify.annotations.NullMarked;
