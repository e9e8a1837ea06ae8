/**
 * API keys: what each may do, and when it ended.
 */
@NullMarked
package dev.openpartner.kernel.apikey;

import org.jspecify.annotations.NullMarked;
