/** JMH benchmarks of single parts: decisions, serializer, append. */
@NullMarked
package dev.openpartner.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
