/**
 * Plugins: found in jars ({@code PluginJar}), each behind its own class loader ({@code ApiOnly}
 * shows what they share with the core), read before they run ({@code Asked}), wired with nothing
 * but {@code PluginGrants}, and shown events without what they may not see ({@link
 * org.roomkeeper.runtime.plugins.Withholding}).
 */
@NullMarked
package org.roomkeeper.runtime.plugins;

import org.jspecify.annotations.NullMarked;
