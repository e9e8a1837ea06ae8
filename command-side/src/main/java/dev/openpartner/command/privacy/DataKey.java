package dev.openpartner.command.privacy;

import javax.crypto.SecretKey;

/**
 * A subject's key, unwrapped.
 *
 * @param generation counts the keys of the subject from 1; a new one follows an erasure
 */
record DataKey(String subject, int generation, SecretKey key) {}
