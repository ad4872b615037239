"""The drawn person: joints, poses and props -> drawing; and the shipped movements.

Units are centimetres and degrees. In the room x points where a standing person looks, y up, z to their right;
the floor is y = 0.

How a movement comes to life: ``reading`` turns a file into a figure (key poses with times); ``placing`` puts each pose
down in the room, so that it rests on its contacts (``rests``, ``holds``); ``course`` says where on the way it is at any
moment; ``resting`` finds the body that keeps its holds there, with limbs that reach (``limbs``, ``reach``, ``ik``) and
joints that stay in their range (``joints``); ``body`` says where every part of it is; ``motion`` is all of that in one.
``posing`` is the other way round: a hand is dragged, and the pose follows.
"""
