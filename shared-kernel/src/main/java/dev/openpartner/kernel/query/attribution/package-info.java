/**
 * Questions about decided touches, for jobs that write decisions back elsewhere.
 */
@NullMarked
package dev.openpartner.kernel.query.attribution;

import org.jspecify.annotations.NullMarked;
