/**
 * The command side of admins: who becomes one, and who is one no more.
 */
@NullMarked
package dev.openpartner.command.admin;

import org.jspecify.annotations.NullMarked;
