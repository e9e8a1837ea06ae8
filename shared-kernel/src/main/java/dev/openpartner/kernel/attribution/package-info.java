/**
 * Who earned a conversion: which clicks count, under which model, with what weight, and why each other click does not.
 */
@NullMarked
package dev.openpartner.kernel.attribution;

import org.jspecify.annotations.NullMarked;
