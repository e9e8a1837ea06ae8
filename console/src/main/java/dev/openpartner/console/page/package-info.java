/** What all pages share: their layout's model, assets under names that change with their content, formats, and the page of a failure. */
@NullMarked
package dev.openpartner.console.page;

import org.jspecify.annotations.NullMarked;
