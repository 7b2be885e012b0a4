/**
 * The plugin <em>welcome</em>: greets each newcomer once in the community, in their language, on
 * the way that the platform leaves open. {@link org.roomkeeper.welcome.WelcomePlugin} says which.
 */
@NullMarked
package org.roomkeeper.welcome;

import org.jspecify.annotations.NullMarked;
