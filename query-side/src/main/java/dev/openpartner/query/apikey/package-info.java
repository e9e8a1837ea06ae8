/**
 * API keys without their secrets.
 */
@NullMarked
package dev.openpartner.query.apikey;

import org.jspecify.annotations.NullMarked;
