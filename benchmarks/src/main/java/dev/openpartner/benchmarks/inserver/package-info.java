/** What a measured server finds on its class path beside its own jar, active in the profile {@code benchmark} alone. */
@NullMarked
package dev.openpartner.benchmarks.inserver;

import org.jspecify.annotations.NullMarked;
