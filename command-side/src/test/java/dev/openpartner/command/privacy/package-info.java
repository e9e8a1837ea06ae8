/** Tests of keys, hashes and the vault. */
@NullMarked
package dev.openpartner.command.privacy;

import org.jspecify.annotations.NullMarked;
