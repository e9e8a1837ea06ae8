/** Connecting a CRM: keys that can report conversions and nothing else, a recipe per CRM, and the panel that waits for the first event. */
@NullMarked
package dev.openpartner.console.integration;

import org.jspecify.annotations.NullMarked;
