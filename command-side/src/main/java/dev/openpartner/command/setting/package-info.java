/**
 * How the command side says that a setting cannot work, in words for whoever starts the server.
 */
@NullMarked
package dev.openpartner.command.setting;

import org.jspecify.annotations.NullMarked;
