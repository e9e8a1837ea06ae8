/**
 * The command side of API keys: minting, revoking, and who a presented key belongs to.
 */
@NullMarked
package dev.openpartner.command.apikey;

import org.jspecify.annotations.NullMarked;
