/** What users do, end to end: the assembled server on its own PostgreSQL, spoken to over HTTP like any client would. */
@NullMarked
package dev.openpartner.server.scenario;

import org.jspecify.annotations.NullMarked;
