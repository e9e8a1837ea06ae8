/**
 * Questions for figures over days: a partner's, and those of the whole program.
 */
@NullMarked
package dev.openpartner.kernel.query.dashboard;

import org.jspecify.annotations.NullMarked;
