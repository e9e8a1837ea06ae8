/** Where the time of a server under load goes. */
@NullMarked
package dev.openpartner.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
