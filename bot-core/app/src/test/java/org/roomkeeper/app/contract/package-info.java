/** What the two sides of WeCom's interface, each written for itself, must agree on. */
package org.roomkeeper.app.contract;
