/** Mail, handed to a real SMTP server. */
@NullMarked
package dev.openpartner.command.mail;

import org.jspecify.annotations.NullMarked;
