"""The drawn person: joints, poses and props -> drawing; and the shipped movements.

Units are centimetres and degrees. In the room x points where a standing person looks, y up, z to their right;
the floor is y = 0.
"""
