/** The box that takes anything. */
@NullMarked
package dev.openpartner.console.search;

import org.jspecify.annotations.NullMarked;
