/**
 * The command side of campaigns and their versions.
 */
@NullMarked
package dev.openpartner.command.campaign;

import org.jspecify.annotations.NullMarked;
