/**
 * The lane through which every command goes: what queued while the last commit ran is handled as one group, in one unit of
 * work, with one append and one commit. Answers are given after the commit, never before.
 */
@NullMarked
package dev.openpartner.command.lane;

import org.jspecify.annotations.NullMarked;
