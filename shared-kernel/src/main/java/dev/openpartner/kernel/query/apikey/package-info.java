/**
 * Questions about API keys; no answer holds a secret.
 */
@NullMarked
package dev.openpartner.kernel.query.apikey;

import org.jspecify.annotations.NullMarked;
