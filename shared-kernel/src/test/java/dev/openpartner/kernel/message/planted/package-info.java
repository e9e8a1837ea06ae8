/** Commands planted to show that the rule about the tests of commands bites. */
@NullMarked
package dev.openpartner.kernel.message.planted;

import org.jspecify.annotations.NullMarked;
