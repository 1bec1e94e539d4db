import { describe, expect, it } from 'vitest';
import { answerTo, type Packet, protocolText } from './packet.ts';

describe('a protocol in words', () => {
  it.each<[number, readonly [number, number], string]>([
    [6, [443, 443], 'tcp 443'],
    [6, [1024, 65_535], 'tcp 1024-65535'],
    [17, [53, 53], 'udp 53'],
    [1, [0, 0], 'icmp echo'],
    [58, [0, 0], 'icmp echo'],
    [47, [0, 0], 'protocol 47'],
  ])('%d with ports %j', (protocol, dstPorts, text) => {
    expect(protocolText({ protocol, dstPorts })).toBe(text);
  });
});

describe('the answer to a packet', () => {
  const asked = {
    src: { text: 'client' },
    dst: { text: 'server' },
    protocol: 6,
    srcPorts: [1024, 65_535],
    dstPorts: [443, 443],
    sender: { node: 'a' },
    receiver: { node: 'b' },
    groupsVisible: false,
    answer: false,
  } as unknown as Packet;
  it('changes ends and ports, and is let pass by what remembers', () => {
    expect(answerTo(asked)).toEqual({
      ...asked,
      src: asked.dst,
      dst: asked.src,
      srcPorts: asked.dstPorts,
      dstPorts: asked.srcPorts,
      sender: asked.receiver,
      receiver: asked.sender,
      groupsVisible: true,
      answer: true,
    });
  });
  it('to an echo request is an echo reply of its IP version', () => {
    expect(answerTo({ ...asked, icmpType: 8 }).icmpType).toBe(0);
    expect(answerTo({ ...asked, icmpType: 128 }).icmpType).toBe(129);
  });
});
