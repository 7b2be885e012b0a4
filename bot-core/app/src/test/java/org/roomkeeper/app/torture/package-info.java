/** The audit can fail, and a short torture does not. */
@org.jspecify.annotations.NullMarked
package org.roomkeeper.app.torture;
