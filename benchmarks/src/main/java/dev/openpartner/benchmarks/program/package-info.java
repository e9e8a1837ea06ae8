/** The partner program that a measured server runs: campaign, partners, links, customers who clicked, a key with one scope. */
@NullMarked
package dev.openpartner.benchmarks.program;

import org.jspecify.annotations.NullMarked;
