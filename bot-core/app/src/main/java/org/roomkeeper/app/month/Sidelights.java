package org.roomkeeper.app.month;

/**
 * What stands in the table and decides nothing.
 *
 * @param rooms customer groups that are open at the end
 * @param corporate people who came in by the corporate room
 * @param lookers people who opened the link, looked, and never came
 * @param forms people who sent the welcome form
 * @param numbers people who took a number of the waiting list
 * @param inVain how often somebody waited in vain for their greeting, and tried again
 * @param forgotten cards and messages that an owner forgot
 */
record Sidelights(
    int rooms, int corporate, int lookers, int forms, int numbers, int inVain, int forgotten) {}
