/**
 * The keys of the house: the master key outside the database, the hashes that keep personal data out of ids, and the data key per
 * person whose destruction erases that person from a log that is kept for ever.
 */
@NullMarked
package dev.openpartner.command.privacy;

import org.jspecify.annotations.NullMarked;
