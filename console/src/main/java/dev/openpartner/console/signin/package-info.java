/** How people get in, and what they see of their own account. The server lets them in; these pages ask it to. */
@NullMarked
package dev.openpartner.console.signin;

import org.jspecify.annotations.NullMarked;
