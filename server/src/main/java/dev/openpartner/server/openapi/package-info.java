/**
 * The description of the API (OpenAPI 3.1), generated from the controllers. Who may use a route comes from the table that is
 * enforced, so the two cannot differ.
 */
@NullMarked
package dev.openpartner.server.openapi;

import org.jspecify.annotations.NullMarked;
