/**
 * Mail to people, by SMTP where an operator has set it up, and to the server's own output where not.
 */
@NullMarked
package dev.openpartner.command.mail;

import org.jspecify.annotations.NullMarked;
