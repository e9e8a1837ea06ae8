/** Tests of the command lane against a real PostgreSQL. */
@NullMarked
package dev.openpartner.command.lane;

import org.jspecify.annotations.NullMarked;
